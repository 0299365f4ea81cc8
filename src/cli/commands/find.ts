import type { FindCommand } from '../program.js'

export const find: FindCommand = {
  name: 'find',
  summary: 'sentences that a pattern of words and grammar matches',
  about:
    'Finds sentences by words and by grammar, as grep does by characters. A pattern is in the match language of compromise (compromise.cool); people, organizations and places in it are those that copydesk finds.',
  pattern: 'words and tags, as one argument (see below)',
  examples: [
    ["copydesk find '#Person+ (denied|rejected) .' wire/", 'who denied what, with file, line and column'],
    [
      "copydesk find '[<n>#Value] [<what>(troops|soldiers)]' wire/ -f csv",
      'numbers and what they count, a column each',
    ],
    [
      "copydesk find 'nuclear #Noun' wire/ --context 1 --exit-status",
      'with the sentences around, as a test for a script',
    ],
  ],
}
