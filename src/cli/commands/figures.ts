import type { AnalysisCommand } from '../program.js'

export const figures: AnalysisCommand = {
  name: 'figures',
  summary: 'how many: quantities with unit and what they count',
  about: 'Lists the quantities of each article: value, unit, what is counted or measured, who says so.',
  tables: ['figures'],
  examples: [
    ['copydesk figures article.txt', 'the numbers of an article'],
    ['copydesk figures wire/ -f csv -o figures.csv', 'of a whole folder, for a spreadsheet'],
    ['find wire -name "*.txt" -print0 | copydesk figures -0 --files-from -', 'of the files that find lists'],
  ],
}
