"""PyJWT, one request a line."""

import json
import sys

import jwt

KNOWN = jwt.algorithms.get_default_algorithms()


def answer(request):
    alg = request["alg"]
    if alg not in KNOWN:
        return {"unsupported": f"PyJWT has no {alg}"}
    if request["do"] not in ("sign", "verify"):
        return {"unsupported": "PyJWT has no encryption"}
    if alg == "none":
        if request["do"] == "verify":
            return {"unsupported": "PyJWT takes no unsecured token as verified"}
        return {"token": jwt.encode(request["claims"], None, algorithm=alg)}
    key = KNOWN[alg].from_jwk(request["key"])
    if request["do"] == "sign":
        return {"token": jwt.encode(request["claims"], key, algorithm=alg)}
    return {"claims": jwt.decode(request["token"], key, algorithms=[alg])}


for line in sys.stdin:
    try:
        said = answer(json.loads(line))
    except Exception as problem:
        said = {"failed": f"{type(problem).__name__}: {problem}"}
    print(json.dumps(said), flush=True)
