#!/usr/bin/env python3
"""Userspace netem for kernels without sch_netem: two network namespaces joined by a pair of TUN devices. Needs root.
From the project's shared measuring tools, unchanged but for this text; run by `npm run lines` (bench/lines/main.ts).
usage: tunem.py NAME JSON N, JSON = {"down_kbit":60,"up_kbit":30,"delay_ms":300,"jitter_ms":100,"loss":0.02,"queue":40,
"blackout_every":0,"blackout_for":0,"seed":1}; delay is one way, loss a share of packets, times in seconds.
Server side: namespace NAME-s, address 10.99.N.1 · client side: NAME-c, 10.99.N.2. Prints `ready`, then byte counts at
SIGTERM. It forwards between the two namespaces only; nothing leaves them."""
import os,sys,json,fcntl,struct,ctypes,subprocess,heapq,time,random,select,signal
name=sys.argv[1]; P=json.loads(sys.argv[2]); N=int(sys.argv[3]); random.seed(P.get('seed',7)+N)
libc=ctypes.CDLL('libc.so.6',use_errno=True)
def sh(*a): subprocess.run(a,check=True)
def mk(side,ip,peer):
    ns=f'{name}-{side}'; subprocess.run(['ip','netns','del',ns],stderr=subprocess.DEVNULL); sh('ip','netns','add',ns)
    home=os.open('/proc/self/ns/net',os.O_RDONLY); f=os.open(f'/var/run/netns/{ns}',os.O_RDONLY)
    assert libc.setns(f,0)==0
    fd=os.open('/dev/net/tun',os.O_RDWR|os.O_NONBLOCK); fcntl.ioctl(fd,0x400454ca,struct.pack('16sH',b'wl0',0x0001|0x1000))
    sh('ip','link','set','lo','up'); sh('ip','addr','add',ip,'peer',peer,'dev','wl0'); sh('ip','link','set','wl0','up','mtu','1400')
    libc.setns(home,0); return fd
s=mk('s',f'10.99.{N}.1',f'10.99.{N}.2'); c=mk('c',f'10.99.{N}.2',f'10.99.{N}.1')
stat={'down':0,'up':0,'drop':0,'pk':0,'qdrop':0}; free={'down':0.0,'up':0.0}; last={'down':0.0,'up':0.0}; q=[]; n=0; t0=time.monotonic(); stop=False
def end(*_):
    global stop; stop=True
signal.signal(signal.SIGTERM,end); signal.signal(signal.SIGINT,end)
print('ready',flush=True)
while not stop:
    now=time.monotonic(); to=max(0,q[0][0]-now) if q else 0.2
    try: r,_,_=select.select([s,c],[],[],min(to,0.2))
    except InterruptedError: continue
    now=time.monotonic()
    for fd in r:
        for _ in range(64):
            try: pk=os.read(fd,2000)
            except BlockingIOError: break
            d='down' if fd==s else 'up'; stat[d]+=len(pk); stat['pk']+=1
            be,bf=P.get('blackout_every',0),P.get('blackout_for',0)
            if (be and (now-t0)%be>be-bf) or random.random()<P.get('loss',0): stat['drop']+=1; continue
            rate=P[d+'_kbit']*125.0; start=max(now,free[d])
            if (start-now)*rate>P.get('queue',40)*600: stat['qdrop']+=1; continue
            free[d]=start+len(pk)/rate; t=free[d]+(P['delay_ms']+random.uniform(-1,1)*P.get('jitter_ms',0))/1000
            t=max(t,last[d]+1e-6); last[d]=t  # no reordering
            n+=1; heapq.heappush(q,(t,n,c if d=='down' else s,pk))
    now=time.monotonic()
    while q and q[0][0]<=now:
        _,_,fd,pk=heapq.heappop(q)
        try: os.write(fd,pk)
        except OSError: pass
print(json.dumps(stat),flush=True)
for side in 'sc': subprocess.run(['ip','netns','del',f'{name}-{side}'])
