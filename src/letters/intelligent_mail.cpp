#include "letters/intelligent_mail.hpp"

#include <algorithm>
#include <memory>
#include <stdexcept>

#include <zint.h>

namespace gatehouse {

namespace {

constexpr std::string_view barcode_id = "00";    // No presort line printed.
constexpr std::string_view service_type = "300"; // First-Class Mail, basic automation, no address correction.
constexpr std::size_t tracking_size = 20;
constexpr int bars = 65;

bool is_digit(char character) { return character >= '0' && character <= '9'; }

std::string padded(std::int64_t number, std::size_t width)
{
    auto digits = std::to_string(number);
    return std::string(width - digits.size(), '0') + digits;
}

} // namespace

Result<std::string> intelligent_mail_digits(std::string_view mailer_id, std::int64_t serial, std::string_view zip)
{
    if ((mailer_id.size() != 6 && mailer_id.size() != 9) || !std::all_of(mailer_id.begin(), mailer_id.end(), is_digit))
        return fail(ErrorKind::invalid_input, "letter.mailer_id",
            "A USPS Mailer ID has 6 or 9 digits; found “" + std::string(mailer_id) + "”.");
    auto const serial_width = tracking_size - barcode_id.size() - service_type.size() - mailer_id.size();
    std::int64_t serials = 1;
    for (std::size_t i = 0; i < serial_width; ++i)
        serials *= 10;

    std::string digits;
    digits.append(barcode_id).append(service_type).append(mailer_id).append(padded(serial % serials, serial_width));
    std::string routing;
    std::copy_if(zip.begin(), zip.end(), std::back_inserter(routing), is_digit);
    if (routing.size() == 5 || routing.size() == 9)
        digits.append("-").append(routing);
    return digits;
}

std::string intelligent_mail_bars(std::string_view digits)
{
    std::unique_ptr<zint_symbol, decltype(&ZBarcode_Delete)> const symbol(ZBarcode_Create(), ZBarcode_Delete);
    if (!symbol)
        throw std::bad_alloc();
    symbol->symbology = BARCODE_USPS_IMAIL;
    if (ZBarcode_Encode(
            symbol.get(), reinterpret_cast<unsigned char const*>(digits.data()), static_cast<int>(digits.size()))
            >= ZINT_ERROR
        || symbol->rows != 3 || symbol->width != 2 * bars - 1)
        throw std::invalid_argument(std::string("the barcode: ") + symbol->errtxt);

    // Three rows of modules: what is above the tracker, the trackers with a gap after each, and what is below.
    auto is_black
        = [&](int row, int column) { return ((symbol->encoded_data[row][column / 8] >> (column % 8)) & 1) != 0; };
    std::string states;
    for (int bar = 0; bar < bars; ++bar) {
        auto const above = is_black(0, 2 * bar);
        auto const below = is_black(2, 2 * bar);
        states += above && below ? 'F' : above ? 'A' : below ? 'D' : 'T';
    }
    return states;
}

} // namespace gatehouse
