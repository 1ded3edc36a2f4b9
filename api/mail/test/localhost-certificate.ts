/** A certificate for localhost that signs itself, and its key, for mail servers of tests. They protect nothing; good until 2126. */
export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUdZhPvBrmOhPv50JK17iUjK/LWw4wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjA4MTEzMVoYDzIxMjYxMDI5
MDgxMTMxWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAR1nNnyy53MpE5ag5AEmfl5AePv9tgS0HoxhNfNoiT2KcwrF0eVoLOw
qW6+ayJ/HZts4rb6+OZh28RyPZtRuj/to28wbTAdBgNVHQ4EFgQUwWOh+N6lxXhB
Hh+whDaF9nTaKjMwHwYDVR0jBBgwFoAUwWOh+N6lxXhBHh+whDaF9nTaKjMwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSAAwRQIhALtx1Kdh6DAJZZgKtUynNEOqin9ZhL/c1FukW3vSaaceAiAq
s2Y+oPtUfR4ciutZ9EUCyzedE/xN8XZRXahcUgVCVw==
-----END CERTIFICATE-----
`;

export const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgPHhG58QYPRTmAnWy
/pnzRqSXcTshYbah3tWPUxJzmruhRANCAAR1nNnyy53MpE5ag5AEmfl5AePv9tgS
0HoxhNfNoiT2KcwrF0eVoLOwqW6+ayJ/HZts4rb6+OZh28RyPZtRuj/t
-----END PRIVATE KEY-----
`;
