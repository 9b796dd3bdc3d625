import type { Migration } from '../migrate.ts'

/** Files that were taken back out of their publication: what made them was undone. */
export const migration0005: Migration = {
  version: 5,
  name: 'file-trash',
  sql: `
-- When a file went to the trash; its bytes, pages and marks stay, and its pages are not in the index meanwhile.
alter table attachments add column trashed_at text;

-- Lists read the languages of files from the index alone.
drop index attachments_by_publication;
create index attachments_by_publication on attachments (publication_id, language, trashed_at);
`,
}
