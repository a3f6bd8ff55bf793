"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

const PLACES = [
  { href: "/couples", name: "Caseload" },
  { href: "/exercises", name: "Exercises" },
  { href: "/settings", name: "Settings" },
] as const;

export function ShellNav() {
  const path = usePathname();
  return (
    <nav aria-label="Main" className="order-last w-full md:order-none md:w-auto">
      <ul className="-mx-2.5 flex gap-1 md:mx-0 md:flex-col">
        {PLACES.map(({ href, name }) => {
          const here = path === href || path.startsWith(`${href}/`);
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={here ? "page" : undefined}
                className="flex min-h-10 items-center rounded px-2.5 text-quiet transition-colors hover:bg-wash hover:text-ink aria-[current=page]:bg-wash aria-[current=page]:text-ink pointer-coarse:min-h-11"
              >
                {name}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
