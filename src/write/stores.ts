import type { StoreFormat } from './writer.js'

/**
 * The formats that need a path of their own, by the name that `--format` takes. What they take to load is loaded when
 * one is written.
 */
export const storeFormats = {
  sqlite: {
    makes: 'file',
    example: 'news.sqlite',
    open: async (path, options) => (await import('./sqlite.js')).openSqlite(path, options),
  },
  parquet: {
    makes: 'folder',
    example: 'tables',
    open: async (path, options) => (await import('./parquet.js')).openParquet(path, options),
  },
  xlsx: {
    makes: 'file',
    example: 'news.xlsx',
    open: async (path, options) => (await import('./xlsx.js')).openXlsx(path, options),
  },
} satisfies Record<string, StoreFormat>

export type StoreFormatName = keyof typeof storeFormats
