#include "pages/error_page.hpp"

#include <utility>

#include "pages/pages.hpp"

namespace gatehouse {

namespace {

struct Words {
    std::string_view heading;
    std::string_view icon;
    std::string_view next; // What the person can do about it.
};

Words words_for(Error const& error)
{
    if (error.code == "http.forged_form")
        return { say("pages.this_form_is_out_of"), "update", say("pages.go_back_reload_the_page") };
    switch (error.kind) {
    case ErrorKind::not_found:
        return { say("pages.we_cannot_find_this_page"), "search", say("pages.the_address_may_be_mistyped") };
    case ErrorKind::forbidden:
        return { say("pages.you_do_not_have_access"), "lock", say("pages.a_person_who_administers_your") };
    case ErrorKind::expired:
        return { say("pages.this_is_no_longer_valid"), "schedule", say("pages.start_again_and_you_get") };
    case ErrorKind::rate_limited:
        return { say("pages.too_many_tries"), "timer", say("pages.wait_a_little_before_you") };
    case ErrorKind::busy:
        return { say("pages.we_cannot_answer_at_the"), "construction", say("pages.nothing_was_changed_try_again") };
    case ErrorKind::unauthenticated:
        return { say("pages.log_in_to_see_this"), "login", say("pages.after_a_while_without_use") };
    case ErrorKind::conflict:
        return { say("pages.something_has_changed_meanwhile"), "update", say("pages.go_back_reload_the_page_and") };
    case ErrorKind::invalid_input:
        return { say("pages.that_did_not_work"), "error", say("pages.go_back_in_your_browser") };
    }
    std::unreachable();
}

std::string home_of(Frame const& frame) { return frame.plan.path + "/"; }

Response show(Pages const& pages, Frame frame, int status, Words const& words, std::string_view message,
    std::string_view reference, std::vector<Link> ways_out)
{
    frame.title = frame.heading = std::string(words.heading);
    frame.lead = frame.kicker = "";
    frame.action.reset();
    frame.error = nullptr; // The page itself is the message.
    ways_out.push_back({ say("pages.go_to_the_start_page"), home_of(frame) });
    return html(status, pages.render("pages/error.tpl", frame, [&](Section& content) {
        add_icon(content, "ICON", words.icon);
        content.set("MESSAGE", message).set("NEXT", words.next).set("REFERENCE", reference);
        content.set("FIRST_LABEL", ways_out.front().label).set("FIRST_HREF", ways_out.front().href);
        for (std::size_t n = 1; n < ways_out.size(); ++n)
            content.add("WAY_OUT").set("LABEL", ways_out[n].label).set("HREF", ways_out[n].href);
    }));
}

} // namespace

Response error_page(Pages const& pages, Frame frame, Error const& error, std::vector<Link> ways_out)
{
    return show(pages, std::move(frame), status_of(error.kind), words_for(error), error.message, error.code,
        std::move(ways_out));
}

Response failure_page(Pages const& pages, Frame frame, std::string_view reference)
{
    Words const words { say("pages.something_went_wrong_on_our_side"), "construction",
        say("pages.try_again_and_tell_the_reference") };
    return show(pages, std::move(frame), 500, words, say("pages.we_could_not_finish_this"), reference, {});
}

Response refusal_page(Pages const& pages, Frame frame, Refusal const& refusal)
{
    frame.title = frame.heading = say("pages.why_cant_i", { { "wish", refusal.wish } });
    return html(403, pages.render("pages/refusal.tpl", frame, [&](Section& content) {
        content.set("PERMISSION", refusal.permission).set("PROVIDER", refusal.provider);
        for (auto const& giver : refusal.givers)
            content.add("GIVER").set("NAME", giver.name).set("DETAIL", giver.detail);
        if (refusal.givers.empty())
            content.add("NOBODY").set("TEXT", refusal.nobody);
        else
            content.add("SOMEBODY")
                .set("WHO", refusal.givers.size() == 1 ? say("pages.this_person") : say("pages.each_of_these_people"));
        if (!refusal.ask_action.empty())
            content.add("ASK").set("ACTION", refusal.ask_action).set("VALUE", refusal.ask_value);
        if (!refusal.can_do.empty()) {
            auto now = content.add("CAN_DO");
            for (auto const& link : refusal.can_do)
                now.add("ABILITY").set("LABEL", link.label).set("HREF", link.href);
        }
        if (refusal.rule.empty())
            return;
        auto rule = content.add("RULE").set("TEXT", refusal.rule);
        if (refusal.rule_source)
            rule.add("SOURCE").set("LABEL", refusal.rule_source->label).set("HREF", refusal.rule_source->href);
    }));
}

} // namespace gatehouse
