#include "app/self_signed.hpp"

#include <memory>
#include <stdexcept>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "app/keys_folder.hpp"

namespace gatehouse {

namespace {

template <auto Free>
struct Deleter {
    void operator()(auto* pointer) const { Free(pointer); }
};
using Key = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Deleter<X509_free>>;
using Memory = std::unique_ptr<BIO, Deleter<BIO_free>>;

constexpr long ten_years = 10L * 365 * 24 * 3600;

void require(bool done)
{
    if (!done)
        throw std::runtime_error("OpenSSL cannot make a certificate");
}

void add_names(X509* certificate, std::string const& address)
{
    auto names = "DNS:localhost,IP:127.0.0.1,IP:::1,IP:" + address;
    std::unique_ptr<X509_EXTENSION, Deleter<X509_EXTENSION_free>> extension(
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, names.c_str()));
    require(extension && X509_add_ext(certificate, extension.get(), -1) == 1);
}

Certificate make_certificate(EVP_PKEY* key, std::string const& address)
{
    Certificate certificate(X509_new());
    require(certificate && X509_set_version(certificate.get(), 2) == 1);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -24 * 3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), ten_years);
    auto* name = X509_get_subject_name(certificate.get());
    auto const* common_name = reinterpret_cast<unsigned char const*>("localhost");
    require(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, common_name, -1, -1, 0) == 1);
    require(X509_set_issuer_name(certificate.get(), name) == 1);
    require(X509_set_pubkey(certificate.get(), key) == 1);
    add_names(certificate.get(), address);
    require(X509_sign(certificate.get(), key, EVP_sha256()) > 0);
    return certificate;
}

std::string text_of(BIO* memory)
{
    char* first = nullptr;
    auto length = BIO_get_mem_data(memory, &first);
    return std::string(first, static_cast<std::size_t>(length));
}

} // namespace

TlsFiles self_signed_certificate(std::filesystem::path const& folder, std::string const& address)
{
    TlsFiles files { folder / "certificate.pem", folder / "key.pem" };
    if (std::filesystem::exists(files.certificate_chain) && std::filesystem::exists(files.private_key))
        return files;
    std::filesystem::create_directories(folder);
    Key key(EVP_EC_gen("P-256"));
    require(key != nullptr);
    auto certificate = make_certificate(key.get(), address);
    Memory key_text(BIO_new(BIO_s_mem()));
    Memory certificate_text(BIO_new(BIO_s_mem()));
    require(PEM_write_bio_PrivateKey(key_text.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1);
    require(PEM_write_bio_X509(certificate_text.get(), certificate.get()) == 1);
    write_private_file(files.private_key, text_of(key_text.get()));
    write_private_file(files.certificate_chain, text_of(certificate_text.get()));
    return files;
}

} // namespace gatehouse
