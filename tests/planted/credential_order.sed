# src/credentials/credential_search.c: credential_command outranks the environment
# found by: credentials/test_credential_search a_fast_source_is_found_at_once
/of_all\[\]/ s/SOURCE_ENVIRONMENT, SOURCE_COMMAND/SOURCE_COMMAND, SOURCE_ENVIRONMENT/
