import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { HostCapabilities } from '../../src-main/contract/host.ts'
import type { SessionStatus } from '../../src-main/contract/session.ts'
import { api } from './api.ts'
import { useStream } from './stream.ts'

/** The library behind the window: whether it is open, and if not why; and what the shell can do. */
export const useSession = defineStore('session', () => {
  const status = shallowRef<SessionStatus | null>(null)
  const host = shallowRef<HostCapabilities | null>(null)
  const lost = shallowRef(false)

  useStream({
    open: async (signal) => {
      const [capabilities, stream] = await Promise.all([
        api.host.capabilities(undefined, { signal }),
        api.session.watch(undefined, { signal }),
      ])
      host.value = capabilities
      return stream
    },
    onValue: (value) => {
      status.value = value
      lost.value = false
    },
    onLost: () => {
      lost.value = true
    },
  })

  return {
    status,
    host,
    /** The core cannot be reached at the moment; it is tried again. */
    lost,
    isOpen: computed(() => status.value?.state === 'open'),
    /** Files can be named by their paths; otherwise they are uploaded and downloaded. */
    paths: computed(() => host.value?.paths ?? false),
  }
})
