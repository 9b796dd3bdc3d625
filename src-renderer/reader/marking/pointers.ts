import { shallowRef } from 'vue'

/** Whether a pen was used in this window: then fingers scroll the pages, and a palm on them draws nothing. */
export const fingersScroll = shallowRef(false)

/**
 * Whether a pointer that goes down takes hold of the tool: the first button of a mouse, a pen, or a finger as long as no
 * pen was seen. "Primary" is said of each kind of pointer by itself, so a pen and the palm beside it are both.
 */
export function takesHold({
  pointerType,
  button,
  isPrimary,
}: Pick<PointerEvent, 'pointerType' | 'button' | 'isPrimary'>): boolean {
  if (button !== 0 || !isPrimary) return false
  if (pointerType === 'pen') fingersScroll.value = true
  return pointerType !== 'touch' || !fingersScroll.value
}
