import { shallowRef } from 'vue'

/** Key of the colour that was used last, in any file of the window: what is marked without choosing one has it. */
export const lastColour = shallowRef(1)

/** Number of the colour that lines under or through words have. */
export const OTHER_KIND_COLOUR = 2
