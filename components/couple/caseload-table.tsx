import { CapacityTag } from "@/components/ui/capacity-tag";
import { CAPACITIES } from "@/domain/capacity";
import { type CaseloadCouple, CaseloadRow } from "./caseload-row";
import { FollowRows } from "./follow-rows";

const HEAD =
  "border-hairline border-b px-2.5 pb-2.5 text-left align-bottom font-medium text-quiet text-small";

type Props = { couples: readonly CaseloadCouple[] };

/** The caseload: a table at a desk, stacked rows on a phone. */
export function CaseloadTable({ couples }: Props) {
  return (
    <>
      <FollowRows />
      <table className="w-full border-collapse max-md:block">
        <caption className="sr-only">Couples, with each partner’s self-ratings</caption>
        <thead className="max-md:sr-only">
          <tr>
            <th scope="col" className={HEAD}>
              Couple
            </th>
            <th scope="col" className={HEAD}>
              Next session
            </th>
            <th scope="col" className={HEAD}>
              Partners
            </th>
            {CAPACITIES.map((capacity) => (
              <th key={capacity} scope="col" className={HEAD}>
                <CapacityTag capacity={capacity} className="max-w-28" />
              </th>
            ))}
            <th scope="col" className={`${HEAD} w-60`}>
              Since you last met
            </th>
          </tr>
        </thead>
        <tbody className="caseload">
          {couples.map((couple) => (
            <CaseloadRow key={couple.id} couple={couple} />
          ))}
        </tbody>
      </table>
      <p className="mt-4 text-caption text-quiet">
        Lines are self-ratings from 0 to 10, each couple on its own stretch of time.
      </p>
    </>
  );
}
