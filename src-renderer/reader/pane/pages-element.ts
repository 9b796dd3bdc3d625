/** The element that pages scroll in, with the one that pdf.js puts them into. */
export function makePagesElement(): HTMLDivElement {
  const element = document.createElement('div')
  element.className = 'pages'
  element.tabIndex = 0
  element.setAttribute('role', 'group')
  element.dataset['testid'] = 'pages'
  const viewer = document.createElement('div')
  viewer.className = 'pdfViewer'
  element.append(viewer)
  return element
}

/** An element that holds pages while there is no window, placed where they will be in it. */
export function makeHolder(inset: string, pages: HTMLDivElement): HTMLDivElement {
  const holder = document.createElement('div')
  holder.className = HOLDER
  holder.style.inset = inset
  holder.append(pages)
  return holder
}

const HOLDER = 'first-pages'

/** Puts pages before all else in `parent`; pages that stand in the window already stay scrolled to where they are. */
export function takeIn(parent: HTMLElement, element: HTMLDivElement): void {
  const { scrollTop, scrollLeft, parentElement } = element
  // Keeps the position, the selection and the focus; not yet in every browser.
  if (element.isConnected && parent.isConnected && 'moveBefore' in parent)
    parent.moveBefore(element, parent.firstChild)
  else parent.prepend(element)
  element.scrollTop = scrollTop
  element.scrollLeft = scrollLeft
  if (parentElement?.classList.contains(HOLDER)) parentElement.remove()
}
