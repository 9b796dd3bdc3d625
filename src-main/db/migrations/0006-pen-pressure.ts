import type { Migration } from '../migrate.ts'

/** How hard the pen was pressed that drew. */
export const migration0006: Migration = {
  version: 6,
  name: 'pen-pressure',
  sql: `
-- Width of the line at each point of each stroke, in points; null for lines of one width, as a mouse draws.
alter table annotations add column ink_widths text check (json_valid(ink_widths));
`,
}
