/** Java's own default. It keeps nobody out, and what it opens is public. */
export const storePassword = 'changeit';
