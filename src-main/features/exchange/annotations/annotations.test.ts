import { describe, expect, it } from 'vitest'

import { desk, last, quoted } from './desk.fixture.ts'

describe('annotations of others', () => {
  it('find their file by its name and their place by their words, as marks of another person', async () => {
    const { client, read, take, marks, attachmentId } = await desk()
    const hypothesis = quoted('https://hypothes.is/a/x', 'refugees')
    const tagged = { type: 'TextualBody', purpose: 'tagging' }
    const file = [
      {
        ...hypothesis,
        body: [...hypothesis.body, { ...tagged, value: 'Niger' }, { ...tagged, value: 'unheard of' }],
      },
      {
        id: 'https://hypothes.is/a/y',
        type: 'Annotation',
        target: 'https://hypothes.is/a/x',
        bodyValue: 'yes',
      },
    ]
    expect(await read(file)).toMatchObject({
      total: 2,
      sources: [{ marks: 2, known: 0, attachmentId, by: 'name', fileName: 'roads.pdf' }],
      problemCount: 0,
    })
    expect(await marks()).toEqual([])
    const report = await take(file)
    expect(report).toMatchObject({ added: 2, skipped: 0, failed: 0 })
    expect(report.problems.map(({ reason, value }) => [reason, value])).toEqual([
      ['unknown-concept', 'unheard of'],
    ])
    const [mark, answer] = await marks()
    expect(mark).toMatchObject({
      ...{ kind: 'highlight', pageIndex: 0, quote: 'refugees', anchoring: 'exact', author: 'Awa' },
      ...{
        comment: 'to check\n\n#unheard of',
        concepts: ['country:NE'],
        createdAt: '2024-05-01T08:00:00.000Z',
      },
    })
    expect(mark?.quads).toHaveLength(1)
    expect(answer).toMatchObject({ inReplyTo: mark?.id, comment: 'yes', kind: 'note' })
    const edit = client.annotations.update({ id: mark?.id ?? '', comment: 'mine' })
    await expect(edit).rejects.toMatchObject({ code: 'ANNOTATION_FOREIGN' })
  })

  it('are not doubled, and one undo takes all of them back', async () => {
    const { client, take, marks } = await desk()
    const file = [quoted('https://hypothes.is/a/x', 'refugees'), quoted('urn:x:2', 'Roads of the Sahel')]
    const { command } = await take(file)
    expect(await take(file)).toMatchObject({ added: 0, skipped: 2 })
    const changed = [quoted('https://hypothes.is/a/x', 'refugees', { body: { value: 'checked' } })]
    expect(await take(changed, { known: 'replace' })).toMatchObject({ replaced: 1, skipped: 0 })
    expect((await marks()).map(({ comment }) => comment)).toContain('checked')
    await client.history.undo({ command })
    // The comment was changed since, and the mark goes all the same.
    expect(await marks()).toEqual([])
    expect(await take(file)).toMatchObject({ added: 2 })
    expect(await marks()).toHaveLength(2)
  })

  it('wait for a place where they have none, with the reason', async () => {
    const { take, marks } = await desk()
    const target = (selector: object) => ({ target: { source: 'roads.pdf', selector } })
    const report = await take([
      quoted('urn:x:gone', 'words that are nowhere'),
      quoted('urn:x:svg', '', target({ type: 'SvgSelector', value: '<svg/>' })),
      quoted('urn:x:far', 'refugees', { target: { source: 'https://example.org/other.pdf' } }),
      { type: 'Annotation' },
    ])
    expect(report).toMatchObject({ added: 2, failed: 1 })
    expect(report.problems.map(({ reason, key, lost }) => [reason, key, lost])).toEqual([
      ['syntax', null, true],
      ['no-attachment', null, true],
      ['no-place', 'urn:x:gone', false],
      ['not-drawn', 'urn:x:svg', false],
    ])
    expect((await marks()).map(({ anchoring, comment }) => [anchoring, comment])).toEqual([
      ['lost', 'to check'],
      ['lost', 'to check'],
    ])
  })

  it('go to the page that they name, or the rectangle, where words stand twice', async () => {
    const { take, marks } = await desk()
    const on = (id: string, selectors: object[]) =>
      quoted(id, '', { target: { source: 'roads.pdf', selector: selectors } })
    const page = { type: 'FragmentSelector', value: 'page=2' }
    const words = (exact: string) => ({ type: 'TextQuoteSelector', exact })
    const report = await take([
      on('urn:x:1', [page, words('asked for first')]),
      on('urn:x:2', [words('asked for first')]),
      on('urn:x:3', [{ type: 'FragmentSelector', value: 'page=2&viewrect=10,20,100,50' }]),
      on('urn:x:4', [{ type: 'FragmentSelector', value: 'page=2&viewrect=9999,20,100,50' }]),
    ])
    expect(report.problems.map(({ reason, key }) => [reason, key])).toEqual([
      ['no-place', 'urn:x:2'],
      ['no-place', 'urn:x:4'],
    ])
    const all = await marks()
    expect(
      all
        .filter(({ quote }) => quote === 'asked for first')
        .map(({ pageIndex, anchoring }) => [pageIndex, anchoring]),
    ).toEqual(expect.arrayContaining([[1, 'exact']]))
    const area = all.find(({ kind, anchoring }) => kind === 'area' && anchoring === 'exact')
    expect(area).toMatchObject({ pageIndex: 1, quads: [] })
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = area?.rect ?? []
    expect([x0, x1 - x0, y1 - y0]).toEqual([10, 100, 50])
  })

  it('are drawn where others drew them, in percent, in pixels or as a shape', async () => {
    const { take, marks } = await desk()
    const on = (id: string, selector: object, value = 'page=2') =>
      quoted(id, '', {
        target: { source: 'roads.pdf', selector: { type: 'FragmentSelector', value, refinedBy: selector } },
      })
    const shape = '<svg viewBox="0 0 100 100"><polygon points="0,0 50,0 50,50"/></svg>'
    const report = await take([
      on('urn:x:1', { type: 'FragmentSelector', value: 'xywh=percent:0,0,50,50' }),
      on('urn:x:2', { type: 'SvgSelector', value: shape }),
      on('urn:x:3', { type: 'FragmentSelector', value: 'xywh=pixel:0,0,5000,50' }),
      on('urn:x:4', { type: 'SvgSelector', value: '<svg><path d="M0 0C1 1 2 2 3 3"/></svg>' }),
    ])
    expect(report.problems.map(({ reason, key }) => [reason, key])).toEqual([
      ['no-place', 'urn:x:3'],
      ['not-drawn', 'urn:x:4'],
    ])
    const placed = (await marks()).filter(({ anchoring }) => anchoring === 'exact')
    const [area, ink] = ['area', 'ink'].map((kind) => placed.find((each) => each.kind === kind))
    expect(placed).toHaveLength(2)
    expect(area?.pageIndex).toBe(1)
    expect(ink?.rect).toEqual(area?.rect)
    expect(ink?.ink).toHaveLength(1)
    expect(ink?.ink[0]).toHaveLength(8)
  })

  it('come from the service of Hypothesis as it writes them, onto the file that was chosen', async () => {
    const { read, client, marks, attachmentId } = await desk()
    const rows = [
      {
        id: 'abc',
        uri: 'urn:x-pdf:0123',
        user: 'acct:ali@hypothes.is',
        text: 'why?',
        tags: [],
        created: '2024-01-01T00:00:00Z',
        target: [{ source: 'urn:x-pdf:0123', selector: [{ type: 'TextQuoteSelector', exact: 'refugees' }] }],
      },
    ]
    expect((await read({ total: 1, rows })).sources).toMatchObject([{ attachmentId: null, by: null }])
    const { reading, sources } = await read({ total: 1, rows }, attachmentId)
    expect(sources).toMatchObject([{ by: 'chosen' }])
    const attachments = { 'urn:x-pdf:0123': attachmentId }
    await last(await client.exchange.takeAnnotations({ reading, attachments }))
    expect(await marks()).toMatchObject([{ author: 'ali', quote: 'refugees', comment: 'why?', pageIndex: 0 }])
  })

  it('do no harm by what they call their file', async () => {
    const { take, marks } = await desk()
    const names = [
      '__proto__',
      'constructor',
      'urn:sha256:' + '0'.repeat(64),
      "x' or 1=1 --",
      '../../../etc/passwd',
    ]
    const report = await take(
      names.map((source, at) => quoted(`urn:x:${at}`, 'refugees', { target: source })),
    )
    expect(report).toMatchObject({ added: 0, failed: names.length })
    expect(await marks()).toEqual([])
  })

  it('are refused where there are none', async () => {
    const { read } = await desk()
    for (const text of ['{', '[]', '{"a":1}', 'no JSON'])
      await expect(read(text)).rejects.toMatchObject({ code: 'ANNOTATIONS_UNKNOWN' })
  })
})
