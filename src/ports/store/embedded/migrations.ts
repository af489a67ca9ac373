// The tables in SQLite, one step a data version. A step that was released is never changed; the next one follows it.
import type { Migration } from '../sql/migrations.ts'

export const EMBEDDED_MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    what: 'captures, layers, records, recall and search, log',
    sql: `
      create table captures (id text primary key not null, digest text not null, capture text not null) strict;
      create index captures_by_digest on captures (digest, id);
      create table capture_parts (
        digest text not null, part integer not null, bytes blob not null, primary key (digest, part)
      ) strict;

      create table subjects (id integer primary key, name text not null unique) strict;
      create table recipes (id integer primary key, name text not null unique) strict;
      create table layers (
        id integer primary key, recipe integer not null, subject integer not null,
        basis text not null, content blob not null
      ) strict;
      create unique index layers_by_recipe on layers (recipe, subject);

      create table records (
        id text not null, kind text not null, whole text, value text not null, primary key (kind, id)
      ) strict;
      create table log (sequence integer primary key, entry text not null) strict;

      create table texts (subject integer primary key, tokens blob not null) strict;
      create virtual table text_terms using fts5 (terms, content='', contentless_delete=1, tokenize='ascii');
      create table recalls (
        id integer primary key, name text not null, subject integer not null, keys blob not null,
        unique (name, subject)
      ) strict;
      create index recalls_by_subject on recalls (subject);
      create virtual table recall_terms using fts5 (
        terms, content='', contentless_delete=1, detail=none, tokenize='ascii'
      );
      -- Fewer and longer runs: a document is looked up by all its keys as often as it is written, and a look-up
      -- goes through every run (a quarter less time there for a third more here, which is a thirtieth of it).
      insert into recall_terms (recall_terms, rank) values ('automerge', 2);
    `,
  },
]
