import type { AnalysisCommand } from '../program.js'

export const claims: AnalysisCommand = {
  name: 'claims',
  summary: 'who said what: direct, indirect and mixed quotations',
  about: 'Lists what each article attributes to somebody: the speaker, the words that say so, and what was said.',
  tables: ['claims'],
  examples: [
    ['copydesk claims article.txt', 'who says what in an article'],
    ['copydesk claims --speech wire/ -f csv -o claims.csv', 'what was said or written, no plans or beliefs'],
    ['copydesk claims --explain article.txt -f json', 'with the reason for each row'],
  ],
}
