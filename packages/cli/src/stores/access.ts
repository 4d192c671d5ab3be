/** What a store is opened for. */

/**
 * To `read`, it must exist and stays as it is; for all others it is made where there is none.
 * `copy` and `load` may be done again, so that a file need not be safe from a power cut after each append (`load`: nor from
 * a crash).
 */
export type Access = 'read' | 'write' | 'copy' | 'load'
