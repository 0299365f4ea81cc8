import type { AnalysisCommand } from '../program.js'

export const analyze: AnalysisCommand = {
  name: 'analyze',
  summary: 'all four tables (the default command)',
  about: 'Reads news articles and writes who (actors), where (places), who said what (claims) and how many (figures).',
  tables: ['actors', 'places', 'claims', 'figures'],
  examples: [
    ['copydesk article.txt', 'the four tables of an article'],
    ['copydesk wire/ -f ndjson -o wire.ndjson', 'a folder, one article a line'],
    ["curl -s example.org/story.html | copydesk -f json | jq '.[].claims'", 'from a pipe'],
  ],
}
