#pragma once

#include <string>

// Asks at a fixed rate whether or not earlier questions have been answered. A latency counts from the moment at which
// the question was due: who waits for the server to recover from a pause has waited for all of it.
struct OpenLoop {
    std::string address; // "127.0.0.1:8080"
    std::string path;
    std::string cookie; // Its name; its value is one of the tokens.
    std::string tokens; // A file of them.
    int rate;           // Questions a second.
    int seconds;
};

// Ends early when the process is told to terminate. Prints {"asked": N, "failed": N, "p50": N, "p95": N, "p99": N,
// "max": N}, latencies in microseconds.
int ask_in_open_loop(OpenLoop const&);
