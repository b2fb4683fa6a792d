use fuwen::{document, letter::{Item,Letter}};
use std::io::{self,BufRead,Write};
fn main(){
  let out=io::stdout(); let mut out=out.lock();
  for line in io::stdin().lock().lines(){
    let line=line.unwrap(); let v:serde_json::Value=serde_json::from_str(&line).unwrap();
    let m=v["message"].as_str().unwrap(); let r=v["reply"].as_str().unwrap_or("");
    let d=document::open("x.txt",m.as_bytes()).unwrap(); let i=Item::read(&d);
    let rd=document::open("x.txt",r.as_bytes()).unwrap(); let l=Letter::read(&rd,None);
    let asks:Vec<_>=i.asks.iter().map(|a|serde_json::json!({"text":a.span.of(&d.text),"o":a.origin,"h":a.heading.map(|h|h.of(&d.text))})).collect();
    writeln!(out,"{}",serde_json::json!({"id":v["id"],"asks":asks,"p":fuwen::letter::xdump(&rd,&l)})).unwrap();
  }
}
