{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<div class="gh-col">
{{#CAN}}
<section class="gh-card" aria-labelledby="call-center-can"><h2 id="call-center-can">What the {{NAME}} can help with</h2>
<ul class="gh-bullets">{{#ENTRY}}<li>{{TEXT}}</li>{{/ENTRY}}</ul></section>
{{/CAN}}
{{#CANNOT}}
<section class="gh-card" aria-labelledby="call-center-cannot"><h2 id="call-center-cannot">What the {{NAME}} cannot help with</h2>
<ul class="gh-bullets">{{#ENTRY}}<li>{{TEXT}}</li>{{/ENTRY}}</ul></section>
{{/CANNOT}}
{{#TOPIC}}
<section class="gh-card" aria-labelledby="help-{{KEY}}"><h2 id="help-{{KEY}}">{{TITLE}}</h2>
{{#PARAGRAPH}}<p class="gh-gap-s">{{TEXT}}</p>
{{/PARAGRAPH}}{{#POINTS}}<ul class="gh-bullets gh-gap-s">{{#ENTRY}}<li>{{POINT}}</li>{{/ENTRY}}</ul>{{/POINTS}}
{{#LINK}}<p class="gh-gap-s"><a href="{{URL}}">{{LABEL}}</a></p>{{/LINK}}
</section>
{{/TOPIC}}
</div>
<aside class="gh-col" aria-label="Contact">
{{#CALL_CENTER}}
<section class="gh-card"><h2>{{NAME}}</h2>
<p><strong>{{PHONE}}</strong>{{#MENU}}, {{CHOICE}}{{/MENU}}</p>
<p class="gh-gap-s">{{NOW}}</p>
<p class="gh-gap-s gh-soft">{{DAYS}}, {{OPENS}} to {{CLOSES}} {{ZONE}}{{#HOLIDAYS}}, not on federal holidays{{/HOLIDAYS}}.</p>
{{#BEFORE}}<p class="gh-gap-s">{{TEXT}}</p>{{/BEFORE}}</section>
{{/CALL_CENTER}}
<section class="gh-card"><h2>{{SERVICE_DESK}}</h2>
<p><a href="mailto:{{SERVICE_DESK_EMAIL}}">{{SERVICE_DESK_EMAIL}}</a></p><p>{{SERVICE_DESK_WARNING}}</p></section>
{{#CODES}}<section class="gh-card gh-card--quiet"><h2>Has your {{CODE}} expired?</h2><p>Email the {{SERVICE_DESK}} with a subject that contains <strong>{{EXPIRED_SUBJECT}}</strong>. A new letter is mailed; nobody gives the code by text, email, phone or fax.</p></section>{{/CODES}}
</aside>
</div>
