#include "letters/paper.hpp"

#include <algorithm>
#include <stdexcept>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "base/zones.hpp"

namespace gatehouse {

namespace {

constexpr char const* families[] = { "Inter", "JetBrains Mono" };
constexpr char const* packages[] = { "fonts-inter", "fonts-jetbrains-mono" };
constexpr double width = 8.5 * inch;
constexpr double height = 11 * inch;

template <auto release>
struct Release {
    void operator()(auto* object) const { release(object); }
};
template <class T, auto release>
using Handle = std::unique_ptr<T, Release<release>>;

using Layout = Handle<PangoLayout, g_object_unref>;
using Font = Handle<PangoFontDescription, pango_font_description_free>;

Font font_of(TextStyle const& style)
{
    Font font(pango_font_description_new());
    pango_font_description_set_family_static(font.get(), families[std::size_t(style.face)]);
    pango_font_description_set_size(font.get(), int(style.size * PANGO_SCALE));
    if (style.weight == TextStyle::Weight::bold)
        pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
    else if (style.face == TextStyle::Face::code)
        pango_font_description_set_weight(font.get(), PANGO_WEIGHT_MEDIUM);
    return font;
}

cairo_status_t append(void* file, unsigned char const* bytes, unsigned int size)
{
    static_cast<std::string*>(file)->append(reinterpret_cast<char const*>(bytes), size);
    return CAIRO_STATUS_SUCCESS;
}

std::string iso_time(Instant instant)
{
    auto const time = LocalTime(instant.time_since_epoch());
    auto const day = std::chrono::floor<std::chrono::days>(time);
    std::chrono::hh_mm_ss const clock(std::chrono::floor<std::chrono::seconds>(time - day));
    auto two = [](auto part) {
        auto const digits = std::to_string(part.count());
        return digits.size() == 1 ? "0" + digits : digits;
    };
    return iso_date(day) + "T" + two(clock.hours()) + ":" + two(clock.minutes()) + ":" + two(clock.seconds()) + "Z";
}

} // namespace

struct Paper::Drawing {
    std::string file;
    Handle<cairo_surface_t, cairo_surface_destroy> surface;
    Handle<cairo_t, cairo_destroy> cairo;

    Layout lay_out(RichText const& text, TextStyle const& style, double column) const
    {
        Layout layout(pango_cairo_create_layout(cairo.get()));
        pango_cairo_context_set_resolution(pango_layout_get_context(layout.get()), inch);
        // Distances as the font has them, not as a screen would round them.
        Handle<cairo_font_options_t, cairo_font_options_destroy> const options(cairo_font_options_create());
        cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
        cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
        pango_cairo_context_set_font_options(pango_layout_get_context(layout.get()), options.get());
        pango_context_set_round_glyph_positions(pango_layout_get_context(layout.get()), FALSE);
        pango_layout_set_font_description(layout.get(), font_of(style).get());
        pango_layout_set_text(layout.get(), text.text.data(), int(text.text.size()));
        pango_layout_set_width(layout.get(), column < 0 ? -1 : int(column * PANGO_SCALE));
        Handle<PangoAttrList, pango_attr_list_unref> const attributes(pango_attr_list_new());
        pango_attr_list_insert(
            attributes.get(), pango_attr_line_height_new_absolute(int(style.line_height * PANGO_SCALE)));
        // No ligatures: each character stands for itself, and somebody copies it.
        pango_attr_list_insert(attributes.get(), pango_attr_font_features_new("liga=0, calt=0, clig=0"));
        for (auto const& range : text.bold) {
            auto* bold = pango_attr_weight_new(PANGO_WEIGHT_BOLD);
            bold->start_index = guint(range.begin);
            bold->end_index = guint(range.end);
            pango_attr_list_insert(attributes.get(), bold);
        }
        pango_layout_set_attributes(layout.get(), attributes.get());
        return layout;
    }

    static double points(int units) { return double(units) / PANGO_SCALE; }

    bool has_font(TextStyle::Face face) const
    {
        Layout const layout(pango_cairo_create_layout(cairo.get()));
        auto const wanted = font_of({ .size = 10, .line_height = 12, .face = face });
        Handle<PangoFont, g_object_unref> const found(
            pango_context_load_font(pango_layout_get_context(layout.get()), wanted.get()));
        if (!found)
            return false;
        Font const described(pango_font_describe(found.get()));
        return std::string_view(pango_font_description_get_family(described.get())) == families[std::size_t(face)];
    }
};

Paper::Paper(std::unique_ptr<Drawing> drawing)
    : m_drawing(std::move(drawing))
{
}
Paper::Paper(Paper&&) noexcept = default;
Paper::~Paper() = default;

Result<Paper> Paper::us_letter(std::string const& title, Instant created_at)
{
    auto drawing = std::make_unique<Drawing>();
    drawing->surface.reset(cairo_pdf_surface_create_for_stream(append, &drawing->file, width, height));
    auto* surface = drawing->surface.get();
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Gatehouse");
    // Else it is the time of day at which the program runs.
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, iso_time(created_at).c_str());
    drawing->cairo.reset(cairo_create(surface));
    for (auto face : { TextStyle::Face::text, TextStyle::Face::code })
        if (!drawing->has_font(face))
            return fail(ErrorKind::busy, "letter.no_font",
                std::string("The font ") + families[std::size_t(face)]
                    + " is not installed here. Install Debian's package " + packages[std::size_t(face)] + ".");
    return Paper(std::move(drawing));
}

double Paper::write(RichText const& text, TextStyle const& style, double x, double y, double column)
{
    auto const layout = m_drawing->lay_out(text, style, column);
    cairo_move_to(m_drawing->cairo.get(), x, y);
    pango_cairo_show_layout(m_drawing->cairo.get(), layout.get());
    int used = 0;
    pango_layout_get_size(layout.get(), nullptr, &used);
    return Drawing::points(used);
}

void Paper::write_line(RichText const& text, TextStyle const& style, double x, double y, double column)
{
    // Laid out before it is scaled: Pango would space the letters for the scale that it finds.
    auto const layout = m_drawing->lay_out(text, style, -1);
    auto const needed = width_of(text, style);
    auto* cairo = m_drawing->cairo.get();
    cairo_save(cairo);
    cairo_translate(cairo, x, y);
    cairo_scale(cairo, std::min(1.0, column / needed), 1);
    cairo_move_to(cairo, 0, 0);
    pango_cairo_show_layout(cairo, layout.get());
    cairo_restore(cairo);
}

void Paper::write_line_right(RichText const& text, TextStyle const& style, double right, double y)
{
    write(text, style, right - width_of(text, style), y, -1);
}

double Paper::height_of(RichText const& text, TextStyle const& style, double column) const
{
    int used = 0;
    pango_layout_get_size(m_drawing->lay_out(text, style, column).get(), nullptr, &used);
    return Drawing::points(used);
}

double Paper::width_of(RichText const& text, TextStyle const& style) const
{
    int used = 0;
    pango_layout_get_size(m_drawing->lay_out(text, style, -1).get(), &used, nullptr);
    return Drawing::points(used);
}

void Paper::fill_box(double x, double y, double box_width, double box_height)
{
    auto* cairo = m_drawing->cairo.get();
    cairo_rectangle(cairo, x, y, box_width, box_height);
    cairo_fill(cairo);
}

void Paper::draw_box(double x, double y, double box_width, double box_height, double line_width)
{
    auto* cairo = m_drawing->cairo.get();
    cairo_set_line_width(cairo, line_width);
    cairo_rectangle(cairo, x + line_width / 2, y + line_width / 2, box_width - line_width, box_height - line_width);
    cairo_stroke(cairo);
}

void Paper::draw_line(double x, double y, double line_length, double line_width, double gray)
{
    auto* cairo = m_drawing->cairo.get();
    cairo_save(cairo);
    cairo_set_source_rgb(cairo, gray, gray, gray);
    fill_box(x, y - line_width / 2, line_length, line_width);
    cairo_restore(cairo);
}

Secret<> Paper::finish()
{
    cairo_show_page(m_drawing->cairo.get());
    m_drawing->cairo.reset();
    cairo_surface_finish(m_drawing->surface.get());
    if (cairo_surface_status(m_drawing->surface.get()) != CAIRO_STATUS_SUCCESS)
        throw std::runtime_error("cairo could not write the letter");
    return Secret<>(std::move(m_drawing->file));
}

} // namespace gatehouse
