#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/config.hpp"

namespace gatehouse {

// The subcommands beside `serve`: each prints what it did and returns the exit status. Throws std::exception with a
// sentence for the operator when it cannot work at all.

int run_pack_command(Config const&, std::vector<std::string> const& words); // check FILE, explain PLAN [KEY], ...

struct PrintOrder {
    std::string plan;
    std::string key_file;
    std::string folder;
    bool folder_is_lost = false;
};
int run_letters_print(Config const&, PrintOrder const&);
int run_letters_mailed(Config const&, std::string const& plan, std::string const& batch);
int run_letters_keygen(Config const&, std::string const& private_key_file);

struct ImportOrder {
    std::string plan;
    std::string format;
    std::string file;
    bool full = false;
    std::optional<std::int64_t> allow_ending {};
};
int run_import_command(Config const&, ImportOrder const&);

int run_audit_verify_command(Config const&, std::string const& anchor_file);

struct StaffOrder {
    std::string plan;
    std::string user_name;
    std::string email;
    std::string first_name;
    std::string last_name;
    std::string rank;
};
// Makes the account and mails its owner a link to set a password: nobody else ever knows one.
int run_staff_add(Config const&, StaffOrder const&);

// A person of the plan has lost the second factor, and nobody ranks higher: the operator confirms it in the place of
// two of the staff. Mails the person the code of accounts/factor_reset.hpp and removes nothing by itself.
int run_staff_lost_factor(Config const&, std::string const& plan, std::string const& user_name);

} // namespace gatehouse
