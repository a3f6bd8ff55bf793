import Link from "next/link";

type Props = {
  label: string;
  links: readonly { label: string; href: string; current: boolean }[];
};

/** A choice that lives in the address. */
export function FilterLinks({ label, links }: Props) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-1">
        {links.map((each) => (
          <li key={each.href}>
            <Link
              href={each.href}
              aria-current={each.current ? "true" : undefined}
              className="block min-h-9.5 rounded-full px-3.5 py-1.5 text-quiet hover:bg-wash aria-[current]:bg-wash aria-[current]:text-ink pointer-coarse:min-h-11"
            >
              {each.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
