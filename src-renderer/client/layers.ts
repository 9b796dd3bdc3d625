import { hasInjectionContext, inject, provide, ref, type InjectionKey, type Ref } from 'vue'

/**
 * Views of the window that stay alive while another one is shown: the library, and files in tabs. A view below does not
 * listen to keys and offers no actions, or Delete in a file would move a publication into the trash.
 */
const FRONT: InjectionKey<Readonly<Ref<boolean>>> = Symbol('front')
const ALWAYS: Readonly<Ref<boolean>> = ref(true)

/** Says to everything below the calling component whether it is the view that a person sees and types into. */
export function provideFront(front: Readonly<Ref<boolean>>): void {
  provide(FRONT, front)
}

/** Whether the calling part belongs to the view in front; always, outside of such views. */
export function useFront(): Readonly<Ref<boolean>> {
  return hasInjectionContext() ? inject(FRONT, ALWAYS) : ALWAYS
}
