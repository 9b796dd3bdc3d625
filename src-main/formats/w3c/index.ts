export { hypothesisItem } from './hypothesis.ts'
export { readW3c, type W3cMark, type W3cReading } from './read.ts'
export { marksToW3c, type MarkedFile } from './write.ts'
