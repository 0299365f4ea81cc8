import type { PlainCommand } from '../program.js'

export const man: PlainCommand = {
  name: 'man',
  summary: 'the manual page',
  about: 'Prints the manual page, which npm installs as copydesk(1), in the format of man.',
  examples: [
    ['man copydesk', 'where npm has installed it'],
    ['copydesk man | man -l -', 'anywhere'],
    ['copydesk man > /usr/local/share/man/man1/copydesk.1', 'install it'],
  ],
  async answer({ command, introductions }) {
    const { manPage } = await import('../man-page.js')
    return { text: manPage(command.parent!, introductions) }
  },
}
