# How many stated totals hold, in floating point: jq -n -c -f totals.jq deals.ndjson
def amount:
  if type == "number" then .
  else split(" ") | (if .[-1] | endswith("M") then .[-1][:-1] else .[-3] end | tonumber) * 1000000 end;

reduce inputs as $deal ({"holds": 0, "fails": 0, "without": 0};
  if $deal.claims == [] then .without += 1
  elif (reduce $deal.investments[] as $part (0; . + ($part.amount | amount))) == ($deal.claims[0].that | amount)
  then .holds += 1
  else .fails += 1 end)
