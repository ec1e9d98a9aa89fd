# src/load/proof.c: the first of a list are taken for proved as soon as they are here
# found as: is missing
/^static enum proof choose_proof/,/^}/ s/if (store_switching(s)/if (proof_is_limited(l) || store_switching(s)/
