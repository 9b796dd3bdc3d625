/** Text in a line, as the template sets it. Text comes as data, so nothing in it can be taken for markup. */
export type Inline =
  | { readonly t: 'text'; readonly s: string }
  | { readonly t: 'code'; readonly s: string }
  | { readonly t: 'br' }
  | {
      readonly t: 'strong' | 'emph' | 'sub' | 'sup' | 'underline' | 'strike' | 'note'
      readonly body: readonly Inline[]
    }
  | { readonly t: 'link'; readonly url: string; readonly body: readonly Inline[] }
  | { readonly t: 'lang'; readonly lang: string; readonly body: readonly Inline[] }

/** A cell of a table. */
export interface Cell {
  readonly body: readonly Block[]
  readonly colspan: number
  readonly rowspan: number
}

/** A block of a document. Pictures are named by their place in the list of pictures. */
export type Block =
  | { readonly t: 'heading'; readonly level: number; readonly body: readonly Inline[] }
  | { readonly t: 'par'; readonly body: readonly Inline[] }
  | {
      readonly t: 'list'
      readonly ordered: boolean
      readonly start: number
      readonly items: readonly (readonly Block[])[]
    }
  | { readonly t: 'quote'; readonly body: readonly Block[] }
  | { readonly t: 'pre'; readonly s: string }
  | {
      readonly t: 'table'
      readonly columns: number
      /** Rows at the top that name the columns. */
      readonly header: readonly Cell[]
      readonly cells: readonly Cell[]
    }
  | { readonly t: 'image'; readonly name: string; readonly alt: string }
  | { readonly t: 'rule' }

/** A picture that the document holds itself. */
export interface Picture {
  /** `0.png`: the name that blocks use. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** A document to be set. */
export interface Setting {
  readonly title: string
  /** Empty where nobody is known. */
  readonly author: string
  /** Primary language subtag: hyphenation, quotation marks and direction follow it. */
  readonly language: string
  /** EDTF, or empty. */
  readonly issued: string
  readonly blocks: readonly Block[]
  readonly pictures: readonly Picture[]
}
