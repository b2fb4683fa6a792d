fn main(){
    let s=std::fs::read_to_string("/work/shared/data/letters.jsonl").unwrap();
    for (n,line) in s.lines().enumerate(){
        let v:serde_json::Value=serde_json::from_str(line).unwrap();
        let d=fuwen::document::open("x.txt", v["reply"].as_str().unwrap().as_bytes()).unwrap();
        let l=fuwen::letter::Letter::read(&d, "2018-05-20".parse().ok());
        for (i,sn) in l.sentences.iter().enumerate(){
            if l.body.is_some_and(|b|!b.contains(sn.span)) {continue;}
            let c:Vec<_>=l.commitments.iter().filter(|c|c.sentence==i).collect();
            let t=sn.span.of(&d.text).replace('\n',"");
            let r:Vec<_>=l.refusals.iter().filter(|r|sn.span.overlaps(r.span)).map(|r|r.span.of(&d.text)).collect();
            for x in r { println!("R\t{n}\t【{x}】{t}"); }
            if c.is_empty(){ println!("N\t{n}\t{t}"); }
            for c in c { println!("C\t{n}\t{:?} {:?}\t{}\t【{}】", c.strength, c.deadline.as_ref().and_then(|d|d.by), c.span.of(&d.text).replace('\n',""), t.replace(&c.span.of(&d.text).replace('\n',""),"…")); }
        }
    }
}
