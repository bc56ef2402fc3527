/**
 * How much a right of the built-in key gives. Source: GitHub's workflow syntax, "permissions".
 */
export type Level = 'none' | 'read' | 'write';
