#include "letters/letter_sheet.hpp"

#include <algorithm>

#include "letters/paper.hpp"

namespace gatehouse {

namespace {

constexpr double left = 1 * inch;
constexpr double right = 7.5 * inch;
constexpr double column = right - left;

// The window's safe zone, and the folds.
constexpr double window_width = 3.3 * inch;
constexpr double window_top = 2.53 * inch;
constexpr double window_bottom = 3.34 * inch;
constexpr double first_fold = 3.875 * inch;
constexpr double second_fold = 7.5 * inch;
constexpr double body_top = 4.05 * inch;
constexpr double footer_top = 10.28 * inch;

// USPS-B-3200 allows 20 to 24 bars an inch, bars 0.015 to 0.025 in wide and 0.125 to 0.165 in high.
constexpr double bar_pitch = inch / 22;
constexpr double bar_width = 0.02 * inch;
constexpr double bar_height = 0.14 * inch;
constexpr double tracker_height = 0.048 * inch;
constexpr double clear_below_bars = 0.03 * inch;

constexpr TextStyle small { .size = 9.5, .line_height = 13.3 };

void draw_bars(Paper& paper, std::string const& bars)
{
    constexpr double reach = (bar_height - tracker_height) / 2; // Of an ascender above the tracker.
    double x = left;
    for (char const bar : bars) {
        auto const above = bar == 'F' || bar == 'A' ? reach : 0;
        auto const below = bar == 'F' || bar == 'D' ? reach : 0;
        paper.fill_box(x, window_top + reach - above, bar_width, above + tracker_height + below);
        x += bar_pitch;
    }
}

void draw_window(Paper& paper, LetterSheet const& sheet)
{
    auto top = window_top;
    if (!sheet.bars.empty()) {
        draw_bars(paper, sheet.bars);
        top += bar_height + clear_below_bars;
    }
    auto const lines = address_lines(sheet.person, sheet.provider_name, sheet.address);
    auto const line_height = std::min(11.5, (window_bottom - top) / double(lines.size()));
    TextStyle const style { .size = std::max(8.0, line_height * 0.87), .line_height = line_height };
    for (std::size_t i = 0; i < lines.size(); ++i)
        paper.write_line(lines[i], style, left, top + line_height * double(i), window_width);
}

void draw_head(Paper& paper, LetterSheet const& sheet, LetterWording const& wording)
{
    constexpr TextStyle name { .size = 13, .line_height = 17, .weight = TextStyle::Weight::bold };
    auto y = 0.58 * inch;
    paper.write_line(wording.sender, name, left, y, column / 2);
    y += name.line_height + 1;
    for (auto const& line : wording.return_address) {
        paper.write_line(line, small, left, y, column / 2);
        y += small.line_height;
    }
    paper.write_line_right(sheet.mailed_on, small, right, 0.6 * inch);
    paper.write_line_right(say("letters.letter_for_this_account", { { "sheet", std::to_string(sheet.number) } }), small,
        right, 0.6 * inch + 16.6);
}

// Everything below the first fold, in type of the given size. Returns where it ends.
class Body {
public:
    Body(Paper& paper, LetterSheet const& sheet, LetterSecret const& secret, LetterWording const& wording, double size)
        : m_paper(paper)
        , m_sheet(sheet)
        , m_secret(secret)
        , m_wording(wording)
        , m_text { .size = size, .line_height = size * 1.4 }
        , m_values {
            { "person", { sheet.person } },
            { "provider", { sheet.provider_name } },
            { "provider_id", { sheet.provider_number } },
            { "portal", { wording.portal_address } },
            { "registered", { .text = sheet.registered_on, .bold = false } },
        }
    {
    }

    double height() // Without drawing.
    {
        m_draws = false;
        return lay_out();
    }
    void draw()
    {
        m_draws = true;
        lay_out();
    }

private:
    double lay_out()
    {
        m_y = body_top;
        heading(m_wording.heading, 15, 0);
        m_y += 5;
        paragraph(filled(m_wording.opening), left, column);
        m_y += 9;
        codes();
        subheading(say("common.what_to_do"));
        for (std::size_t i = 0; i < m_wording.steps.size(); ++i)
            step(std::to_string(i + 1) + ".", filled(m_wording.steps[i]));
        subheading(say("letters.if_the_date_above_has"));
        paragraph(filled(m_wording.after_use_by), left, column);
        m_y += 10;
        warnings();
        return m_y;
    }

    RichText filled(std::string const& pattern) const { return RichText(pattern, m_values); }

    void heading(std::string const& text, double size, double space_above)
    {
        m_y += space_above;
        TextStyle const style { .size = size, .line_height = size * 1.25, .weight = TextStyle::Weight::bold };
        write(text, style, left, column);
    }
    void subheading(std::string const& text)
    {
        heading(text, m_text.size + 0.5, 11);
        m_y += 2;
    }
    void paragraph(RichText const& text, double x, double width) { write(text, m_text, x, width); }

    void step(std::string const& number, RichText const& text)
    {
        constexpr double indent = 17;
        m_y += 1.5;
        if (m_draws)
            m_paper.write(number, m_text, left, m_y, -1);
        paragraph(text, left + indent, column - indent);
    }

    // The box with the two secrets side by side and the moment until which they are good.
    void codes()
    {
        constexpr double padding = 12;
        constexpr double gap = 32;
        auto const inner = column - 2 * padding;
        TextStyle secret { .size = 15.5, .line_height = 22, .face = TextStyle::Face::code };
        auto const natural = m_paper.width_of(m_secret.code.reveal(), secret)
            + m_paper.width_of(m_secret.temporary_password.reveal(), secret) + gap;
        secret.size *= std::min(1.0, inner / natural);

        auto const top = m_y;
        auto const second = left + padding + m_paper.width_of(m_secret.code.reveal(), secret) + gap;
        m_y += 9;
        if (m_draws) {
            m_paper.write(m_wording.code_label, small, left + padding, m_y, -1);
            m_paper.write(m_wording.password_label, small, second, m_y, -1);
            m_paper.write(m_secret.code.reveal(), secret, left + padding, m_y + small.line_height, -1);
            m_paper.write(m_secret.temporary_password.reveal(), secret, second, m_y + small.line_height, -1);
        }
        m_y += small.line_height + secret.line_height + 7;
        if (m_draws)
            m_paper.draw_line(left + padding, m_y, inner, 0.5);
        m_y += 6;
        paragraph(
            RichText(say("letters.use_the_code_by", { { "use_by", m_sheet.use_by } }), {}), left + padding, inner);
        m_y += 9;
        if (m_draws)
            m_paper.draw_box(left, top, column, m_y - top, 1.25);
    }

    // What must not be missed stands beside a heavy line.
    void warnings()
    {
        constexpr double indent = 12;
        auto const top = m_y;
        paragraph(filled(m_wording.private_warning), left + indent, column - indent);
        m_y += 4;
        paragraph(filled(m_wording.unknown_person), left + indent, column - indent);
        if (m_draws)
            m_paper.fill_box(left, top, 3, m_y - top);
    }

    void write(RichText const& text, TextStyle const& style, double x, double width)
    {
        m_y += m_draws ? m_paper.write(text, style, x, m_y, width) : m_paper.height_of(text, style, width);
    }

    Paper& m_paper;
    LetterSheet const& m_sheet;
    LetterSecret const& m_secret;
    LetterWording const& m_wording;
    TextStyle m_text;
    RichText::Values m_values;
    double m_y = 0;
    bool m_draws = false;
};

Result<> draw_body(Paper& paper, LetterSheet const& sheet, LetterSecret const& secret, LetterWording const& wording)
{
    for (double size : { 11.0, 10.5, 10.0, 9.5, 9.0 }) {
        Body body(paper, sheet, secret, wording, size);
        if (body.height() > footer_top - 6)
            continue;
        body.draw();
        return {};
    }
    return refuse(ErrorKind::invalid_input, "letter.too_long");
}

} // namespace

Result<Secret<>> draw_letter(LetterSheet const& sheet, LetterSecret const& secret, LetterWording const& wording)
{
    auto paper = TRY(Paper::us_letter(say("letters.letter_id", { { "id", sheet.id.value } }), sheet.printed_at));
    draw_head(paper, sheet, wording);
    draw_window(paper, sheet);
    for (double fold : { first_fold, second_fold })
        paper.draw_line(0, fold, 0.2 * inch, 0.5, 0.53);
    TRY(draw_body(paper, sheet, secret, wording));
    paper.draw_line(left, footer_top, column, 0.5, 0.53);
    constexpr TextStyle footer { .size = 9, .line_height = 12 };
    paper.write(say("letters.to_avoid_mix_ups_the"), footer, left, footer_top + 5, column);
    return paper.finish();
}

} // namespace gatehouse
