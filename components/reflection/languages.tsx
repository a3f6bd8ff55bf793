import { LANGUAGE_NAMES, LANGUAGES, type Language } from "@/domain/language";
import { STEP_FORM } from "./step-form";

/**
 * How the page is read in another language: by a form of its own, made for a link; with the step's
 * form, so that what is typed is kept; by an address, where nobody is signed in; or only shown.
 */
export type LanguageWay = { link: string } | "step" | { href: string } | "shown";

type Props = { language: Language; way: LanguageWay };

const LOOK = "inline-flex min-h-11 min-w-11 items-center justify-center px-3 text-caption";

/** The languages of the page, each by its own name. */
export function Languages({ language, way }: Props) {
  const others = LANGUAGES.map((each) =>
    each === language ? (
      <span key={each} aria-current="true" className={`${LOOK} font-medium`}>
        {LANGUAGE_NAMES[each]}
      </span>
    ) : (
      <Other key={each} language={each} way={way} />
    ),
  );
  const row = "mt-4 flex flex-wrap justify-center gap-1 text-quiet";
  if (typeof way === "string" || "href" in way) return <div className={row}>{others}</div>;
  return (
    <form method="post" action="/reflect/language" className={row}>
      <input type="hidden" name="link" value={way.link} />
      {others}
    </form>
  );
}

function Other({ language, way }: Props) {
  const name = LANGUAGE_NAMES[language];
  if (way === "shown") return <span className={LOOK}>{name}</span>;
  if (typeof way === "object" && "href" in way) {
    const join = way.href.includes("?") ? "&" : "?";
    return (
      <a href={`${way.href}${join}lang=${language}`} lang={language} className={`${LOOK} link`}>
        {name}
      </a>
    );
  }
  return (
    <button
      type="submit"
      name="language"
      value={language}
      lang={language}
      form={way === "step" ? STEP_FORM : undefined}
      className={`${LOOK} link`}
    >
      {name}
    </button>
  );
}
