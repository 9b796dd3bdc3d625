/**
 * A template that Typst could not set, with the place and the reason in one line. Apart from the compiler, so that
 * listing templates does not load it.
 */
export class TemplateProblem extends Error {}
