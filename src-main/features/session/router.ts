import { shellOs } from '../../base/implement.ts'

/** `session` of the contract: the shell's session answers. */
export const sessionRouter = {
  status: shellOs.session.status.handler(({ context }) => context.session.status()),
  watch: shellOs.session.watch.handler(({ context, signal }) => context.session.watch(signal)),
  start: shellOs.session.start.handler(({ input, context }) => context.session.start(input.kind)),
  retry: shellOs.session.retry.handler(({ context }) => context.session.retry()),
  open: shellOs.session.open.handler(({ input, context }) => {
    context.paths.mayOpen(input.folder)
    return context.session.open(input.folder)
  }),
  rebuild: shellOs.session.rebuild.handler(({ context }) => context.session.rebuild()),
}
