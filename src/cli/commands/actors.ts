import type { AnalysisCommand } from '../program.js'

export const actors: AnalysisCommand = {
  name: 'actors',
  summary: 'who: people, organizations, countries, groups',
  about: 'Lists the people, organizations, countries and groups of each article, those that matter most first.',
  tables: ['actors'],
  examples: [
    ['copydesk actors article.txt', 'who is in an article'],
    ['copydesk actors wire/ -f csv -o actors.csv', 'of a whole folder, for a spreadsheet'],
    ['copydesk actors wire/ --names names.txt', 'with the names that your project knows'],
  ],
}
