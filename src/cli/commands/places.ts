import type { AnalysisCommand } from '../program.js'

export const places: AnalysisCommand = {
  name: 'places',
  summary: 'where: places with country and coordinates',
  about: 'Lists every mention of a place with its country, its coordinates and what it is used for.',
  tables: ['places'],
  examples: [
    ['copydesk places article.txt', 'where an article plays'],
    ['copydesk places wire/ -f tsv | cut -f 1,3,7,8', 'ids, names and coordinates'],
    ['copydesk places wire/ --min-confidence 0.8 -f csv', 'only the sure ones'],
  ],
}
