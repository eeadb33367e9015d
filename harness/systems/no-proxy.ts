/**
 * For apps whose SDK heeds proxy variables but not NO_PROXY, and so would send calls for loopback away: an empty value
 * means no proxy (slack-protocol.md §4.1).
 */
export const noProxy: Readonly<Record<string, string>> = {
  HTTPS_PROXY: '',
  https_proxy: '',
  HTTP_PROXY: '',
  http_proxy: '',
};
