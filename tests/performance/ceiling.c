/* The same cryptographic steps as backend/push/message/encryption.py, in C with libcrypto and nothing else: what the hardware gives.
 *
 *   cc -O2 ceiling.c -lcrypto && ./a.out MESSAGES   prints the CPU seconds that so many messages took.
 */
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define NEED(step) \
    if (!(step)) { fprintf(stderr, "failed: %s\n", #step); exit(1); }

static void mac(const unsigned char *key, int length, const unsigned char *data, size_t size, unsigned char *out) {
    unsigned int written;
    NEED(HMAC(EVP_sha256(), key, length, data, size, out, &written));
}

static EVP_PKEY *parsed(const unsigned char *point, size_t size) {
    EVP_PKEY *key = NULL;
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "EC", NULL);
    OSSL_PARAM params[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, (void *)point, size),
        OSSL_PARAM_construct_end(),
    };
    NEED(context && EVP_PKEY_fromdata_init(context) > 0);
    NEED(EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, params) > 0);
    EVP_PKEY_CTX_free(context);
    return key;
}

static void encrypt(const unsigned char *recipient, const unsigned char *auth, const unsigned char *plain, unsigned char *out) {
    unsigned char own[65], shared[32], prk[32], ikm[32], info[160], cek[32], nonce[32], salt[16];
    size_t size = sizeof own, shared_size = sizeof shared;
    int written;
    EVP_PKEY *peer = parsed(recipient, 65);
    EVP_PKEY *key = EVP_EC_gen("P-256");
    NEED(key && peer);
    NEED(EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, own, sizeof own, &size));
    EVP_PKEY_CTX *exchange = EVP_PKEY_CTX_new(key, NULL);
    NEED(EVP_PKEY_derive_init(exchange) > 0 && EVP_PKEY_derive_set_peer_ex(exchange, peer, 0) > 0);
    NEED(EVP_PKEY_derive(exchange, shared, &shared_size) > 0);
    EVP_PKEY_CTX_free(exchange);
    EVP_PKEY_free(key);
    EVP_PKEY_free(peer);
    NEED(RAND_bytes(salt, sizeof salt) > 0);

    mac(auth, 16, shared, 32, prk);
    memcpy(info, "WebPush: info", 14);
    memcpy(info + 14, recipient, 65);
    memcpy(info + 79, own, 65);
    info[144] = 1;
    mac(prk, 32, info, 145, ikm);
    mac(salt, 16, ikm, 32, prk);
    mac(prk, 32, (const unsigned char *)"Content-Encoding: aes128gcm\0\1", 29, cek);
    mac(prk, 32, (const unsigned char *)"Content-Encoding: nonce\0\1", 25, nonce);

    EVP_CIPHER_CTX *cipher = EVP_CIPHER_CTX_new();
    memcpy(out, salt, 16);
    memcpy(out + 16, "\0\0\x10\0\x41", 5);
    memcpy(out + 21, own, 65);
    NEED(EVP_EncryptInit_ex(cipher, EVP_aes_128_gcm(), NULL, cek, nonce));
    NEED(EVP_EncryptUpdate(cipher, out + 86, &written, plain, 1024));
    NEED(EVP_EncryptFinal_ex(cipher, out + 86 + written, &written));
    NEED(EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_GCM_GET_TAG, 16, out + 86 + 1024));
    EVP_CIPHER_CTX_free(cipher);
}

int main(int count, char **given) {
    long messages = count > 1 ? atol(given[1]) : 1000;
    unsigned char recipient[65], auth[16], plain[1024] = {0}, out[1200];
    size_t size = sizeof recipient;
    EVP_PKEY *device = EVP_EC_gen("P-256");
    NEED(device && EVP_PKEY_get_octet_string_param(device, OSSL_PKEY_PARAM_PUB_KEY, recipient, sizeof recipient, &size));
    NEED(RAND_bytes(auth, sizeof auth) > 0);
    encrypt(recipient, auth, plain, out); /* what is made on first use does not count */
    clock_t began = clock();
    for (long number = 0; number < messages; number++) encrypt(recipient, auth, plain, out);
    printf("%.6f\n", (double)(clock() - began) / CLOCKS_PER_SEC);
    EVP_PKEY_free(device);
    return 0;
}
