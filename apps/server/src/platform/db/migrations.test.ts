import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const directory = new URL('./migrations/', import.meta.url)
const files = readdirSync(directory).filter((name) => name.endsWith('.sql'))

/**
 * While a migration runs, and until the last node is replaced, nodes of the version before work on the same tables. So a
 * migration only adds: what they read and write stays as it is, and no lock outlasts their patience. What is not needed any
 * more is taken away one version later, and then its file is named in `contracts`.
 */
const forbidden: Record<string, RegExp> = {
  // an index may be replaced: without it the version before is slower, and not wrong
  'takes a table, column, function or constraint away': /\bdrop\s+(?!policy\b|index\b)\w+/,
  'renames something that is in use': /\brename\b/,
  'changes the type of a column, which rewrites the table':
    /\balter\s+column\s+\S+\s+(?:set\s+data\s+)?type\b/,
  'demands a value that nodes of the version before do not write': /\bset\s+not\s+null\b/,
  'adds a column that must have a value and gives none':
    /\badd\s+(?:column\s+)?(?!constraint\b)[^;,]*\bnot\s+null\b(?![^;,]*\bdefault\b)/,
  'computes a column for every row, which rewrites the table': /\badd\s+(?:column\s+)?[^;,]*\bgenerated\b/,
  'adds a default that is computed row by row':
    /\badd\s+(?:column\s+)?[^;,]*\bdefault\s+(?:\w+\(|random|clock_)/,
  'checks every row under a lock (add it `not valid`)':
    /\badd\s+(?:constraint\s+\S+\s+)?(?:check|foreign\s+key|unique|primary\s+key)\b(?![^;]*\bnot\s+valid\b)/,
  'takes rights away': /\brevoke\b/,
  'locks by itself, or rewrites': /\block\s+table\b|\bvacuum\b|\bcluster\b|\btruncate\b/,
  'cannot run in a transaction': /\bconcurrently\b/,
}

/** Files that take away what no version needs any more. */
const contracts: readonly string[] = []

/** Without comments, strings and bodies of functions: those replace nothing that is stored. */
const statements = (sql: string) =>
  sql
    .replace(/\$\w*\$[\s\S]*?\$\w*\$/g, "''")
    .replace(/--.*$/gm, '')
    .replace(/'(?:[^']|'')*'/g, "''")
    .toLowerCase()

const faultsOf = (sql: string) =>
  Object.entries(forbidden).flatMap(([why, form]) => (form.test(statements(sql)) ? [why] : []))

describe('a migration only adds', () => {
  it.each(files.filter((name) => !contracts.includes(name)))('%s', (name) => {
    expect(faultsOf(readFileSync(new URL(name, directory), 'utf8'))).toEqual([])
  })

  it.each([
    'alter table alarm drop column op;',
    'drop function commit_batch;',
    'alter table alarm rename column op to run;',
    'alter table alarm alter column op type text;',
    'alter table alarm alter column claimed_by set not null;',
    'alter table alarm add column queue text not null;',
    "alter table alarm add column queue text generated always as (op->>'x') stored;",
    'alter table alarm add column id uuid default gen_random_uuid();',
    'alter table alarm add constraint positive check (attempt >= 0);',
    'revoke select on alarm from warmline_app;',
    'lock table alarm;',
  ])('and this would be seen: %s', (sql) => {
    expect(faultsOf(sql)).not.toEqual([])
  })

  it.each([
    'alter table alarm add column queue text collate "C" not null default \'command\';',
    "create table fresh (id text not null primary key, check (id <> ''));",
    'create index alarm_queue on alarm (queue);',
    'alter table alarm add constraint positive check (attempt >= 0) not valid;',
    'create function f() returns int language plpgsql as $$ begin drop table x; end $$;',
    '-- drop table alarm;',
  ])('and this may be: %s', (sql) => {
    expect(faultsOf(sql)).toEqual([])
  })
})
