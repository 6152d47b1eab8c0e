#include <catch2/catch.hpp>

#include "pages/assets.hpp"
#include "pages/error_page.hpp"
#include "pages/fields.hpp"
#include "pages/pages.hpp"

namespace gatehouse {

using Catch::Matchers::Contains;

namespace {

// The program's views and one of the test's own.
struct OneView {
    explicit OneView(std::string_view text)
        : m_text("{{%AUTOESCAPE context=\"HTML\"}}\n" + std::string(text))
        , m_views(embedded_views().begin(), embedded_views().end())
    {
        m_views.push_back({ "test/view.tpl", m_text });
    }
    std::string show(
        Frame const& frame, Pages::Fill const& fill = [](Section&) {}) const
    {
        return Pages(m_views).render("test/view.tpl", frame, fill);
    }

private:
    std::string m_text;
    std::vector<EmbeddedFile> m_views;
};

std::size_t occurrences(std::string_view text, std::string_view part)
{
    std::size_t count = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

} // namespace

TEST_CASE("values are escaped for the place they stand in", "[pages]")
{
    OneView const view(R"(<p>{{NAME}}</p><a href="{{LINK}}">x</a><a href="/x?next={{NAME:url_query_escape}}">y</a>)");
    auto const page = view.show({}, [](Section& content) {
        content.set("NAME", "<script>alert(\"1\")</script>").set("LINK", "javascript:alert(1)");
    });
    CHECK_THAT(page, Contains("<p>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;</p>"));
    CHECK_THAT(page, Contains("?next=%3Cscript%3Ealert(%221%22)"));
    CHECK_THAT(page, !Contains("javascript:"));
}

TEST_CASE("a marker that nobody has set is an error of the program, wherever it stands", "[pages]")
{
    for (auto const* text : { "<p>{{MISSING}}</p>", R"(<p title="{{MISSING}}">x</p>)", R"(<a href="{{MISSING}}">x</a>)",
             R"(<a href="/x?a={{MISSING:url_query_escape}}">x</a>)" }) {
        CAPTURE(text);
        CHECK_THROWS_WITH(OneView(text).show({}), "test/view.tpl: nobody has set MISSING");
    }
}

TEST_CASE("an include that nobody has filled is an error of the program too", "[pages]")
{
    CHECK_THROWS_WITH(OneView("<p>{{>WHEN}}</p>").show({}), "test/view.tpl: nobody has set WHEN_INCLUDED");
    CHECK_NOTHROW(OneView("{{#SOMETIMES}}<p>{{>WHEN}}</p>{{/SOMETIMES}}").show({}));
}

TEST_CASE("a view that would come out raw or names no real icon is refused at the start", "[pages]")
{
    std::vector<EmbeddedFile> views { { "a/b.tpl", "<p>{{NAME}}</p>" } };
    CHECK_THROWS_WITH(Pages(views), Contains("does not start with"));
    CHECK_THROWS_WITH(OneView("{{icon:no_such}}").show({}), Contains("no icon no_such"));
    CHECK_THROWS_WITH(OneView("{{crsf}}").show({}), Contains("no shorthand {{crsf}}"));
}

TEST_CASE("the shorthands give an icon, the hidden token and the required mark", "[pages]")
{
    Frame frame;
    frame.csrf_token = "a1b2";
    auto const page = OneView("{{icon:lock}}{{csrf}}{{required}}").show(frame);
    CHECK_THAT(
        page, Contains(R"(<svg class="i" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M18 8h)"));
    CHECK_THAT(page, Contains(R"(<input type="hidden" name="csrf_token" value="a1b2">)"));
    CHECK_THAT(page, Contains(R"(<abbr class="gh-req" title="required">*</abbr>)"));
}

TEST_CASE("a page has one heading: the frame's, or the view's own", "[pages]")
{
    Frame frame;
    frame.title = "People";
    frame.heading = "2 people wait";
    CHECK_THAT(OneView("<p>x</p>").show(frame), Contains("<h1>2 people wait</h1>"));
    auto const own = OneView("<h1>Mine</h1>").show(frame);
    CHECK(occurrences(own, "<h1") == 1);
    auto const placed = OneView("<section>{{>HEAD}}</section>").show(frame);
    CHECK(occurrences(placed, "<h1") == 1);
    CHECK_THAT(placed, Contains("<section><div class=\"gh-head\">"));
}

TEST_CASE("a field with several faults counts once in the summary, which names each fault", "[pages]")
{
    Error const error { ErrorKind::invalid_input, "password.weak", "Choose another password.",
        { { "password", "Too short." }, { "password", "No digit." }, { "phone", "No area code." } } };
    Frame frame;
    frame.error = &error;
    auto const page = OneView("").show(frame, [](Section&) {});
    CHECK_THAT(page, Contains("2 fields need your attention"));
    CHECK_THAT(page, Contains("Too short.") && Contains("No digit.") && Contains("No area code."));
}

TEST_CASE("an error stands in the summary, with a link, and at its field", "[pages]")
{
    Error const error { ErrorKind::invalid_input, "tax_id.length", "A Tax ID has 9 digits. You entered 7.",
        { { "tax_id", "A Tax ID has 9 digits. You entered 7." } } };
    Frame frame;
    frame.title = "Register";
    frame.error = &error;
    auto const page = OneView("{{>TAX_ID}}").show(frame, [](Section& content) {
        add_field(content, "TAX_ID",
            TextField { .id = "tax_id", .label = "Tax ID", .hint = "9 digits", .value = "12-34567" });
    });
    CHECK_THAT(page, Contains("<title>Error: Register - "));
    CHECK_THAT(page, Contains("1 field needs your attention"));
    CHECK_THAT(page, Contains(R"(<a href="#tax_id">A Tax ID has 9 digits. You entered 7.</a>)"));
    CHECK_THAT(page, Contains(R"(aria-describedby="tax_id-hint tax_id-error" aria-invalid="true")"));
    CHECK_THAT(page, Contains(R"(value="12-34567")"));
    CHECK_THAT(page, Contains(R"(id="tax_id-error")"));
}

TEST_CASE("a password is never shown again", "[pages]")
{
    auto const page = OneView("{{>PASSWORD}}").show({}, [](Section& content) {
        add_field(content, "PASSWORD",
            TextField { .id = "password", .label = "Password", .value = "hunter2", .type = "password" });
    });
    CHECK_THAT(page, !Contains("hunter2"));
    CHECK_THAT(page, Contains(R"(data-reveal="password")"));
}

} // namespace gatehouse
