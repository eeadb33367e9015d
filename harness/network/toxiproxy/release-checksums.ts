/**
 * SHA-256 of the official server binaries of the pinned version, by `<os>-<arch>` as in the release's file names.
 * Source: Shopify's own Homebrew formula, https://github.com/Shopify/homebrew-shopify/blob/f2862fe/toxiproxy.rb (2.12.0).
 */
export const releaseChecksums: Readonly<Record<string, string>> = {
  'darwin-amd64': '9625bba4bd96117eedae49f982aba4c2f462b268dd406c9ff18186f9b1ef8afe',
  'darwin-arm64': 'aa299966b52f16a8594f1cd0d1e9049dc2e8fe2c04a90c19860e2719b2b95d15',
  'linux-amd64': '556d891134a3c582dc1e1a3f7335fd55142e5965769855a00b944e13e48302fc',
  'linux-arm64': '53e770c1c3035b5a9f1bc629fce537db1f95f62b26f4ebe6e756afd701cf077c',
};
