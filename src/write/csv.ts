import { separated } from './separated.js'

/** Comma-separated values (RFC 4180), lines ended by a line feed. */
export const csv = separated('csv', ',')
