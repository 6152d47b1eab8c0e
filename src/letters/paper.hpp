#pragma once

#include <memory>
#include <string>

#include "base/result.hpp"
#include "base/secret.hpp"
#include "base/time.hpp"
#include "letters/rich_text.hpp"

// One sheet of paper as a PDF in memory. All lengths are points, 72 to the inch, from the top left corner.

namespace gatehouse {

inline constexpr double inch = 72;

struct TextStyle {
    enum class Face : std::uint8_t { text, code };
    enum class Weight : std::uint8_t { regular, bold };

    double size;
    double line_height; // From one line to the next.
    Face face = Face::text;
    Weight weight = Weight::regular;
};

class Paper {
public:
    // Errors: `letter.no_font` when a font is not installed: another one in its place would not fit.
    static Result<Paper> us_letter(std::string const& title, Instant created_at);
    Paper(Paper&&) noexcept;
    ~Paper();

    // Writes into a column and returns the height used. A line may not be broken by `write_line`, which makes it
    // narrower instead when it does not fit.
    double write(RichText const&, TextStyle const&, double x, double y, double width);
    void write_line(RichText const&, TextStyle const&, double x, double y, double width);
    void write_line_right(RichText const&, TextStyle const&, double right, double y);
    double height_of(RichText const&, TextStyle const&, double width) const;
    double width_of(RichText const&, TextStyle const&) const;

    void fill_box(double x, double y, double width, double height);
    void draw_box(double x, double y, double width, double height, double line_width);
    void draw_line(double x, double y, double width, double line_width, double gray = 0);

    Secret<> finish(); // The file. Nothing more can be drawn.

private:
    struct Drawing;
    explicit Paper(std::unique_ptr<Drawing>);

    std::unique_ptr<Drawing> m_drawing;
};

} // namespace gatehouse
