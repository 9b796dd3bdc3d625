import { shellOs } from '../../base/implement.ts'

/** `settings` of the contract: the shell's file of choices. */
export const settingsRouter = {
  read: shellOs.settings.read.handler(({ context }) => context.settings.read()),
  write: shellOs.settings.write.handler(({ input, context }) => context.settings.write(input)),
}
