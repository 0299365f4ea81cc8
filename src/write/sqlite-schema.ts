import type { CellType } from './rows.js'
import { STORE_TABLE_NAMES, STORE_TABLES, type StoreTableName } from './store-tables.js'

/** Marks a database as one of copydesk's, in its header: "copy" in ASCII. */
export const APPLICATION_ID = 0x636f7079

/** Version of tables and views, in the header too: to be raised with every change of either. */
export const SCHEMA_VERSION = 1

/** What makes an empty database one of ours. */
export function schemaSql(): string {
  return [
    `PRAGMA application_id = ${APPLICATION_ID}`,
    `PRAGMA user_version = ${SCHEMA_VERSION}`,
    ...STORE_TABLE_NAMES.map(tableSql),
    ...INDEXES.map((on) => `CREATE INDEX ${on.replace(/\W+/g, '_')} ON ${on}`),
    ...Object.entries(SEARCHED).flatMap(([table, column]) => searchSql(table, column)),
    ...Object.entries(VIEWS).map(([name, query]) => `CREATE VIEW ${name} AS ${query}`),
    '',
  ].join(';\n')
}

/** The statement that takes one row of a table. */
export function insertSql(table: StoreTableName): string {
  const names = STORE_TABLES[table].columns.map(([name]) => `"${name}"`)
  return `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
}

const TYPES: Record<CellType, string> = { text: 'TEXT', integer: 'INTEGER', real: 'REAL', date: 'TEXT' }

/** Every row goes with its article: an article that is deleted, by hand too, leaves nothing behind. */
function tableSql(table: StoreTableName): string {
  const lines = STORE_TABLES[table].columns.map(([name, type]) => {
    const isReference = name === 'article'
    return `"${name}" ${TYPES[type]}${isReference ? ' NOT NULL REFERENCES articles (id) ON DELETE CASCADE' : ''}`
  })
  // the search index refers to rows by a number that stays theirs
  if (table in SEARCHED) lines.unshift('number INTEGER PRIMARY KEY')
  const names = STORE_TABLES[table].columns.map(([name]) => name)
  if (table === 'articles') lines.push('PRIMARY KEY (id)')
  else if (names.includes('id')) lines.push(table in SEARCHED ? 'UNIQUE (article, id)' : 'PRIMARY KEY (article, id)')
  return `CREATE TABLE ${table} (\n  ${lines.join(',\n  ')}\n)`
}

const INDEXES = [
  'articles (published)',
  'sentences (article)',
  'entities (article)',
  'actors (name)',
  'mentions (article, actor_id)',
  'places (name)',
  'places (country)',
  'place_mentions (article, place_id)',
  'claims (speaker)',
  'claims (when_from)',
  'figures (what)',
  'figures (event)',
  'dates (article)',
  'dates (when_from)',
]

/** Tables whose words can be searched, and the column that has them. */
const SEARCHED: Record<string, string> = { sentences: 'text', claims: 'claim' }

/** A full-text index beside a table, kept in step by triggers. It knows word forms ("denied" finds "denies") and needs no accents. */
function searchSql(table: string, column: string): string[] {
  const index = `${table}_fts`
  const add = `INSERT INTO ${index} (rowid, ${column}) VALUES (new.number, new.${column})`
  const remove = `INSERT INTO ${index} (${index}, rowid, ${column}) VALUES ('delete', old.number, old.${column})`
  return [
    `CREATE VIRTUAL TABLE ${index} USING fts5 (${column}, content = '${table}', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2')`,
    `CREATE TRIGGER ${table}_added AFTER INSERT ON ${table} BEGIN ${add}; END`,
    `CREATE TRIGGER ${table}_removed AFTER DELETE ON ${table} BEGIN ${remove}; END`,
    `CREATE TRIGGER ${table}_changed AFTER UPDATE ON ${table} BEGIN ${remove}; ${add}; END`,
  ]
}

/** A view for each question that a person asks of an archive; docs/stores.md has an example of each. */
const VIEWS = {
  who_said_what: `
    SELECT claims.article, title, published, speaker, role, cue, claim, modality, line, sentence
    FROM claims JOIN articles ON articles.id = claims.article
    WHERE speaker IS NOT NULL
    ORDER BY published, claims.article, start`,
  // "What did this minister say about that town?"
  what_was_said_about_places: `
    SELECT speaker, place.name AS place, place.country, claim, claims.article, claims.line, claims.sentence
    FROM claims
    JOIN place_mentions AS mention
      ON mention.article = claims.article AND mention.start >= claims.start AND mention."end" <= claims."end"
    JOIN places AS place ON place.article = mention.article AND place.id = mention.place_id
    WHERE speaker IS NOT NULL
    GROUP BY claims.number, place.id
    ORDER BY claims.article, claims.start`,
  who_is_quoted_how_much: `
    SELECT speaker, max(speaker_kind) AS kind, count(*) AS claims, sum(kind = 'direct') AS direct,
      count(DISTINCT article) AS articles
    FROM claims WHERE speaker IS NOT NULL GROUP BY speaker ORDER BY claims DESC, speaker`,
  who_is_in_the_news: `
    SELECT name, type, sum(mentions) AS mentions, sum(claims) AS claims, count(DISTINCT article) AS articles
    FROM actors GROUP BY name, type ORDER BY articles DESC, mentions DESC, name`,
  places_by_mentions: `
    SELECT name, kind, country, lat AS latitude, lon AS longitude, sum(mentions) AS mentions,
      count(DISTINCT article) AS articles
    FROM places GROUP BY name, kind, country, lat, lon ORDER BY mentions DESC, name`,
  figures_by_what_they_count: `
    SELECT what, unit, count(*) AS figures, min(value) AS least, max(coalesce(upper, value)) AS most,
      count(DISTINCT article) AS articles
    FROM figures WHERE what IS NOT NULL GROUP BY what, unit ORDER BY figures DESC, what, unit`,
  // side by side, so that reports that differ are seen
  figures_by_event: `
    SELECT event, place, when_from, value, upper, qualifier, unit, what, speaker, article, line, sentence
    FROM figures WHERE event IS NOT NULL ORDER BY event, place, when_from, value`,
  what_happened_when: `
    SELECT when_from, when_to, dates.text AS date, sentences.text AS sentence, dates.article
    FROM dates JOIN sentences
      ON sentences.article = dates.article AND dates.start >= sentences.start AND dates.start < sentences."end"
    WHERE when_from IS NOT NULL
    ORDER BY when_from, when_to, dates.article, dates.start`,
} satisfies Record<string, string>
